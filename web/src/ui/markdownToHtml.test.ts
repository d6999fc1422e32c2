import { describe, expect, it } from 'vitest';
import { markdownToHtml } from './markdownToHtml';

function rendered(source: string): HTMLElement {
  const element = document.createElement('div');
  element.innerHTML = markdownToHtml(source, (key) => `?task=${key}`);
  return element;
}

describe('Markdown', () => {
  it('knows lists, emphasis, code, tables and ticks', () => {
    const page = rendered('**a** `b`\n\n- [x] c\n- d\n\n| e | f |\n|---|---|\n| g | h |');
    expect(page.querySelector('strong')?.textContent).toBe('a');
    expect(page.querySelector('code')?.textContent).toBe('b');
    expect(page.querySelectorAll('li')).toHaveLength(2);
    expect(page.querySelector('input')?.hasAttribute('disabled')).toBe(true);
    expect(page.querySelectorAll('td')).toHaveLength(2);
  });

  it('links task keys and marks people', () => {
    const page = rendered('Waits for FER-219, says @Ada.');
    expect(page.querySelector('a')?.getAttribute('href')).toBe('?task=FER-219');
    expect(page.querySelector('.pf-mention')?.textContent).toContain('@Ada');
  });

  it.each([
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '[x](javascript:alert(1))',
    '[x](  JaVaScRiPt:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '<a href="javascript:alert(1)">x</a>',
    '![x](javascript:alert(1))',
    '<svg><style><img src=x onerror=alert(1)></style></svg>',
    '[x](" onmouseover="alert(1))',
    '`<img src=x onerror=alert(1)>`',
    '<iframe srcdoc="<script>alert(1)</script>">',
  ])('leaves nothing that runs in %s', (source) => {
    const page = rendered(source);
    expect(page.querySelector('script, img, svg, iframe, style')).toBeNull();
    for (const element of page.querySelectorAll('*')) {
      for (const attribute of element.attributes) {
        expect(attribute.name).not.toMatch(/^on|^style$|^src/);
        expect(attribute.value).not.toMatch(/^\s*(javascript|data|vbscript):/i);
      }
    }
  });
});
