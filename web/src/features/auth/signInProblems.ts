/** What a sign-in at a provider can end with, by the server's code: what happened, and what to do. `provider` is its name. */
export function signInProblem(code: string | null, provider: string): [title: string, sentence: string] {
  return (words[code ?? ''] ?? failed)(provider);
}

const failed = (provider: string): [string, string] => [
  `${provider} could not sign you in`,
  'Begin again, or sign in another way.',
];

const words: Record<string, (provider: string) => [string, string]> = {
  sign_in_denied: (p) => [
    `${p} did not sign you in`,
    'You or your organisation said no there. Nothing has changed here.',
  ],
  sign_in_over: () => [
    'This sign-in is over',
    'It was used already, took longer than ten minutes, or was begun in another browser. Begin again here.',
  ],
  sign_in_refused: (p) => [
    'This sign-in could not be trusted',
    `What came back from ${p} was not what it has to be, so nobody was signed in. Begin again; if it happens once more, tell whoever runs this server.`,
  ],
  provider_unavailable: (p) => [`${p} does not answer`, 'Try again in a moment, or sign in another way.'],
  email_unverified: (p) => [
    'Your e-mail address is not confirmed',
    `${p} does not vouch for it. Confirm it there and come again; or create an account here with a password, and link ${p} to it in your account.`,
  ],
  link_first: (p) => [
    'You have an account here already',
    `Its e-mail address is that of your ${p} account, which alone proves nothing. Sign in as you always do, then link ${p} under Your account, Linked accounts.`,
  ],
  login_taken: (p) => [
    `This ${p} account is linked elsewhere`,
    'It belongs to another account here. Unlink it there first, or choose another one.',
  ],
  forbidden: (p) => [
    'You may not come in this way',
    `Either the account was disabled, or you chose a ${p} account that is not linked to yours.`,
  ],
  not_found: () => ['There is no such way to sign in', 'The link that you followed is old or wrong.'],
  not_signed_in: () => ['Your session has ended', 'Sign in again, then repeat what you were doing.'],
  no_session: () => [
    'Your browser kept no session',
    'You were signed in, but the cookie did not stay. Allow cookies for this site and begin again.',
  ],
};
