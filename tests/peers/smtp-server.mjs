// A mail server as ProFlow meets one: STARTTLS, a password, addresses that it refuses. What it has taken is read over HTTP.
//   node smtp-server.mjs [tls|starttls|none] [KEY.pem CERT.pem]      prints "READY <smtp port> <http port>"
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { SMTPServer } from 'smtp-server';

const [mode = 'starttls', key, cert] = process.argv.slice(2);
let letters = [];
let away = false;
const greeted = new Set();

const refuse = (responseCode, words) => Object.assign(new Error(words), { responseCode });
const server = new SMTPServer({
  secure: mode === 'tls',
  disabledCommands: mode === 'none' ? ['STARTTLS'] : [],
  authOptional: true,
  allowInsecureAuth: mode === 'none',
  ...(key ? { key: readFileSync(key), cert: readFileSync(cert) } : {}),
  onConnect: (_, done) => done(away ? refuse(421, 'closed for now') : undefined),
  onAuth: ({ username, password }, _, done) =>
    password === 'correct horse' ? done(null, { user: username }) : done(refuse(535, 'wrong password')),
  onRcptTo({ address }, _, done) {
    if (address.startsWith('nobody')) done(refuse(550, 'no such user'));
    else if (address.startsWith('later') && !greeted.has(address)) {
      greeted.add(address);
      done(refuse(451, 'come again later'));
    } else done();
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on('data', (part) => parts.push(part));
    stream.on('end', () => {
      letters.push({
        from: session.envelope.mailFrom.address,
        to: session.envelope.rcptTo.map(({ address }) => address),
        tls: Boolean(session.secure),
        user: session.user ?? null,
        raw: Buffer.concat(parts).toString('utf8'),
      });
      done(null, 'queued');
    });
  },
});
// A client that hangs up over a bad certificate is no reason to end.
server.on('error', () => {});

const box = http.createServer((request, response) => {
  if (request.method === 'DELETE') letters = [];
  if (request.method === 'PUT') away = request.url === '/away';
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(letters));
});

server.listen(0, '127.0.0.1', () =>
  box.listen(0, '127.0.0.1', () =>
    console.log(`READY ${server.server.address().port} ${box.address().port}`),
  ),
);
