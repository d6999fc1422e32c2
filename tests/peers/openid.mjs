// An OpenID provider for the tests: node openid.mjs REDIRECT_URI [PORT]. Says "READY issuer" once it listens.
// GET /interaction pages sign anybody in by name; PUT /people/NAME sets what is told of them: { email, email_verified, name, groups, amr }.
import { createServer } from 'node:http';
import { once } from 'node:events';
import { Provider } from 'oidc-provider';

const [redirectUri, port = '0'] = process.argv.slice(2);
const server = createServer();
server.listen(Number(port), '127.0.0.1');
await once(server, 'listening');
const issuer = `http://127.0.0.1:${server.address().port}`;

const people = new Map([
  ['alice', { email: 'alice@example.test', email_verified: true, name: 'Alice A', groups: ['admins', 'dev'] }],
  ['carol', { email: 'carol@example.test', email_verified: true, name: 'Carol C', groups: [] }],
  ['dave', { email: 'dave@example.test', email_verified: true, name: 'Dave D', groups: ['dev'] }],
  ['olga', { email: 'olga@example.test', email_verified: true, name: 'Olga O', groups: [] }],
  ['bob', { email: 'bob@example.test', email_verified: true, name: 'Bob B', groups: ['dev'] }],
]);

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'proflow',
      client_secret: 'proflow-secret-which-is-long-enough',
      redirect_uris: [redirectUri],
      response_types: ['code'],
      grant_types: ['authorization_code'],
      token_endpoint_auth_method: 'client_secret_post',
    },
  ],
  claims: {
    openid: ['sub'],
    email: ['email', 'email_verified'],
    profile: ['name', 'preferred_username'],
    groups: ['groups'],
  },
  scopes: ['openid', 'email', 'profile', 'groups'],
  pkce: { required: () => true },
  features: { devInteractions: { enabled: true } },
  findAccount: (_, id) =>
    people.has(id)
      ? { accountId: id, claims: () => ({ sub: id, preferred_username: id, ...people.get(id) }) }
      : undefined,
  cookies: { keys: ['of-no-worth'] },
  ttl: { AccessToken: 300, IdToken: 300, Session: 3600, Interaction: 600, Grant: 3600 },
});

const toProvider = provider.callback();
server.on('request', async (request, response) => {
  const name = /^\/people\/(\w+)$/.exec(request.url)?.[1];
  if (!name || request.method !== 'PUT') return toProvider(request, response);
  const body = [];
  for await (const chunk of request) body.push(chunk);
  people.set(name, JSON.parse(Buffer.concat(body).toString()));
  response.writeHead(204).end();
});
console.log('READY', issuer);
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
// Whoever started this holds its input open, and takes it along when they go.
process.stdin.on('end', () => process.exit(0)).resume();
