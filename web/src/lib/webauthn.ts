/** Options as the server sends them: WebAuthn's JSON, with bytes in base64url. */
export type PasskeyOptions = Record<string, unknown>;

/** False where a browser has no passkeys, or the page did not come over a safe connection. */
export const passkeysWork = () => typeof PublicKeyCredential !== 'undefined' && window.isSecureContext;

/** True if the browser can offer passkeys inside a text field. */
export async function passkeysFill(): Promise<boolean> {
  if (!passkeysWork() || typeof PublicKeyCredential.isConditionalMediationAvailable !== 'function')
    return false;
  return PublicKeyCredential.isConditionalMediationAvailable();
}

/** Makes a passkey on this person's device. Null when they would rather not. */
export const makePasskey = (options: PasskeyOptions) =>
  orNull(async () => {
    const made = await navigator.credentials.create({ publicKey: creation(options) });
    return made && describe(made as PublicKeyCredential);
  });

/** Signs with one of this person's passkeys. Null when they would rather not, or something else came first. */
export const signWithPasskey = (
  options: PasskeyOptions,
  { inField, signal }: { inField?: boolean; signal?: AbortSignal } = {},
) =>
  orNull(async () => {
    const signed = await navigator.credentials.get({
      publicKey: request(options),
      ...(inField ? { mediation: 'conditional' as const } : {}),
      ...(signal ? { signal } : {}),
    });
    return signed && describe(signed as PublicKeyCredential);
  });

async function orNull<T>(work: () => Promise<T | null>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError'))
      return null;
    throw error;
  }
}

interface Json {
  challenge: string;
  user: { id: string };
  excludeCredentials?: { id: string }[];
  allowCredentials?: { id: string }[];
}

const withBytes = <T extends { id: string }>(list: T[] | undefined) =>
  list?.map((one) => ({ ...one, id: bytes(one.id) }));

function creation(options: PasskeyOptions): PublicKeyCredentialCreationOptions {
  const { challenge, user, excludeCredentials } = options as unknown as Json;
  return {
    ...options,
    challenge: bytes(challenge),
    user: { ...user, id: bytes(user.id) },
    excludeCredentials: withBytes(excludeCredentials) ?? [],
  } as unknown as PublicKeyCredentialCreationOptions;
}

function request(options: PasskeyOptions): PublicKeyCredentialRequestOptions {
  const { challenge, allowCredentials } = options as unknown as Json;
  return {
    ...options,
    challenge: bytes(challenge),
    allowCredentials: withBytes(allowCredentials) ?? [],
  } as unknown as PublicKeyCredentialRequestOptions;
}

/** By hand and not by toJSON(), which password managers that stand in for the browser leave out. */
function describe(credential: PublicKeyCredential) {
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: {},
    response: responseOf(credential.response),
  };
}

function responseOf(response: AuthenticatorResponse) {
  const clientDataJSON = text(response.clientDataJSON);
  if ('attestationObject' in response) {
    const made = response as AuthenticatorAttestationResponse;
    return {
      clientDataJSON,
      attestationObject: text(made.attestationObject),
      transports: typeof made.getTransports === 'function' ? made.getTransports() : [],
    };
  }
  const { authenticatorData, signature, userHandle } = response as AuthenticatorAssertionResponse;
  return {
    clientDataJSON,
    authenticatorData: text(authenticatorData),
    signature: text(signature),
    ...(userHandle ? { userHandle: text(userHandle) } : {}),
  };
}

export function text(buffer: ArrayBuffer): string {
  const binary = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}
