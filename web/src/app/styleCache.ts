import createCache from '@emotion/cache';

/**
 * Emotion adds style elements while the page runs. Under a content security policy they need the nonce that the server
 * wrote into index.html (`style-src 'self' 'nonce-…'`); scripts need none (`script-src 'self'`).
 */
export function createStyleCache() {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  const nonce = meta?.nonce;
  return createCache({ key: 'pf', prepend: true, ...(nonce ? { nonce } : {}) });
}
