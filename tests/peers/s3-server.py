#!/usr/bin/python3
"""An S3 store for tests: OpenStack Swift with its S3 interface, whole in one process.

s3-server.py FOLDER PORT USER SECRET: the access key is "test:USER"; says READY once it answers. Takes PORT to PORT + 3 of 127.0.0.1.
Needs Debian's swift-proxy, swift-account, swift-container and swift-object, and an unprivileged user.
"""
import eventlet

eventlet.patcher.monkey_patch(all=False, socket=True, select=True, thread=True, time=True)

import logging
import os
import signal
import sys
import time
import types

from eventlet import wsgi as server

folder, port, user, secret = os.path.abspath(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]
settings = os.path.join(folder, 'etc')
STORES = ('account', 'container', 'object')


class Remembering:
    """What Swift would ask a memcached for; one process needs none."""

    def __init__(self):
        self.held = {}

    def get(self, key, raise_on_error=False):
        value, until = self.held.get(key, (None, 0))
        return value if not until or until > time.time() else None

    def set(self, key, value, serialize=True, time=0, min_compress_len=0, raise_on_error=False):
        self.held[key] = (value, now() + time if time else 0)

    def incr(self, key, delta=1, time=0):
        value = (self.get(key) or 0) + delta
        self.set(key, value, time=time)
        return value

    def decr(self, key, delta=1, time=0):
        return self.incr(key, -delta, time)

    def delete(self, key, server_key=None):
        self.held.pop(key, None)


now = time.time
memory = Remembering()


def filter_factory(_, **__):
    def wrap(app):
        def call(env, start):
            env['swift.cache'] = memory
            return app(env, start)
        return call
    return wrap


def write(name, text):
    with open(os.path.join(settings, name), 'w') as file:
        file.write(text)


def common(at):
    return (f'[DEFAULT]\nbind_ip = 127.0.0.1\nbind_port = {at}\nworkers = 0\nswift_dir = {settings}\ndevices = {folder}/node\n'
            'mount_check = false\ndisable_fallocate = true\nfallocate_reserve = 0\nlog_level = ERROR\n')


def configure():
    for name in ('etc', 'node/d1', 'run'):
        os.makedirs(os.path.join(folder, name), exist_ok=True)
    write('swift.conf', '[swift-hash]\nswift_hash_path_prefix = a\nswift_hash_path_suffix = b\n[storage-policy:0]\nname = one\ndefault = yes\n')
    for number, name in enumerate(STORES, 1):
        write(f'{name}-server.conf', common(port + number) + f'[pipeline:main]\npipeline = {name}-server\n[app:{name}-server]\nuse = egg:swift#{name}\nrecon_cache_path = {folder}/run\n')
    filters = ('catch_errors', 'gatekeeper', 'healthcheck', 'listing_formats', 'copy', 'slo', 'dlo', 'symlink')
    write('proxy-server.conf', common(port)
          + '[pipeline:main]\npipeline = catch_errors gatekeeper healthcheck remembering listing_formats s3api tempauth copy slo dlo symlink proxy-server\n'
          + '[app:proxy-server]\nuse = egg:swift#proxy\naccount_autocreate = true\n'
          + ''.join(f'[filter:{name}]\nuse = egg:swift#{name}\n' for name in filters)
          + '[filter:remembering]\npaste.filter_factory = remembering:filter_factory\n'
          + '[filter:s3api]\nuse = egg:swift#s3api\nlocation = us-east-1\n'
          + f'[filter:tempauth]\nuse = egg:swift#tempauth\nuser_test_{user} = {secret} .admin\n')


def build_rings():
    from swift.common.ring import RingBuilder
    for number, name in enumerate(STORES, 1):
        builder = RingBuilder(2, 1, 0)
        builder.add_dev({'region': 1, 'zone': 1, 'ip': '127.0.0.1', 'port': port + number, 'replication_ip': '127.0.0.1', 'replication_port': port + number,
                         'device': 'd1', 'weight': 1.0, 'meta': ''})
        builder.rebalance()
        builder.get_ring().save(os.path.join(settings, f'{name}.ring.gz'))


class Silent:
    def write(self, *_):
        pass

    flush = write


def serve():
    from swift.common import storage_policy, utils, wsgi
    utils.set_swift_dir(settings)
    storage_policy.reload_storage_policies()
    utils.eventlet_monkey_patch = lambda: None
    for name in (*STORES, 'proxy'):
        path = os.path.join(settings, f'{name}-server.conf')
        conf = wsgi.appconfig(path, name=f'{name}-server')
        app = wsgi.loadapp(path, global_conf={'log_name': f'{name}-server'})
        socket = eventlet.listen(('127.0.0.1', int(conf['bind_port'])), backlog=512)
        eventlet.spawn(server.server, socket, app, Silent(), custom_pool=eventlet.GreenPool(256), debug=False, protocol=wsgi.SwiftHttpProtocol,
                       capitalize_response_headers=False, keepalive=True)


remembering = types.ModuleType('remembering')
remembering.filter_factory = filter_factory
sys.modules['remembering'] = remembering
logging.raiseExceptions = False
configure()
build_rings()
serve()
for ending in (signal.SIGTERM, signal.SIGINT):
    signal.signal(ending, lambda *_: os._exit(0))
print('READY', flush=True)
while True:
    eventlet.sleep(3600)
