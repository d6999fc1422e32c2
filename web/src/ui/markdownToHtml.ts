import DOMPurify from 'dompurify';
import { Marked } from 'marked';

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const safeHref = /^(?:https?:|mailto:|tel:|[/?#])/i;
const anchor = (href: string, inner: string) =>
  safeHref.test(href.trim()) ? `<a href="${escapeHtml(href.trim())}">${inner}</a>` : inner;

const keyPattern = /(^|[\s(])([A-Z][A-Z0-9]{1,9}-\d+)\b/g;
const mentionPattern = /(^|[\s(])@(\p{L}[\p{L}\p{N}._-]*)/gu;

/** GitHub's Markdown as HTML. Raw HTML in the source stays text; what is made is cleaned all the same. */
export function markdownToHtml(source: string, taskHref?: (key: string) => string): string {
  const marked = new Marked({
    gfm: true,
    breaks: true,
    renderer: {
      html: ({ text }) => escapeHtml(text),
      text(token) {
        if ('tokens' in token && token.tokens) return this.parser.parseInline(token.tokens);
        const text = 'escaped' in token && token.escaped ? token.text : escapeHtml(token.text);
        const linked = taskHref
          ? text.replace(
              keyPattern,
              (_, before: string, key: string) =>
                `${before}<a href="${escapeHtml(taskHref(key))}">${key}</a>`,
            )
          : text;
        return linked.replace(mentionPattern, '$1<span class="pf-mention">@$2</span>');
      },
      // Pictures from elsewhere would tell their server who reads; they become links.
      image: ({ href, text }) => anchor(href, escapeHtml(text || href)),
      link({ href, tokens }) {
        return anchor(href, this.parser.parseInline(tokens));
      },
    },
  });
  return DOMPurify.sanitize(marked.parse(source, { async: false }), {
    ALLOWED_TAGS: [
      ...['p', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'li', 'pre', 'code'],
      ...['strong', 'em', 'del', 'a', 'span', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'input'],
    ],
    ALLOWED_ATTR: ['href', 'class', 'start', 'align', 'type', 'checked', 'disabled', 'target', 'rel'],
    ALLOWED_URI_REGEXP: safeHref,
  });
}

DOMPurify.addHook('afterSanitizeAttributes', (node) => {
  if (node.tagName !== 'A') return;
  const href = node.getAttribute('href') ?? '';
  if (/^https?:/i.test(href)) {
    node.setAttribute('target', '_blank');
    node.setAttribute('rel', 'noopener noreferrer nofollow');
  }
});
