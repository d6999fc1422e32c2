import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes, passkeysWork, text } from './webauthn';

describe('passkeys in JSON', () => {
  it('write bytes in base64url and read them again', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (raw) => {
        const written = text(new Uint8Array(raw).buffer);
        return /^[\w-]*$/.test(written) && bytes(written).join() === raw.join();
      }),
    );
  });

  it('are not offered by a browser that has none', () => {
    expect(passkeysWork()).toBe(false);
  });
});
