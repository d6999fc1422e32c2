import js from '@eslint/js';
import a11y from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';
import { layers } from './eslint/layers.js';

const noRawHtml = {
  selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
  message: 'Only src/ui/Markdown.tsx turns text into HTML, through the sanitiser.',
};
const noBarrel = {
  selector: 'ExportAllDeclaration',
  message: 'No barrels: import from the file that declares the name.',
};
const noDefault = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only.',
};

export default ts.config(
  { ignores: ['dist', 'src/api/schema.d.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  {
    files: ['src/**/*.{ts,tsx}'],
    ...a11y.flatConfigs.recommended,
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { hooks, house: { rules: { layers } } },
    rules: {
      'hooks/rules-of-hooks': 'error',
      'hooks/exhaustive-deps': 'error',
      'house/layers': 'error',
      'no-restricted-syntax': ['error', noRawHtml, noBarrel, noDefault],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Focus goes to the one field of a dialog or a first screen on purpose: that is what the person came for.
      'jsx-a11y/no-autofocus': 'off',
      // A document that scrolls has to be reachable by keyboard.
      'jsx-a11y/no-noninteractive-tabindex': ['error', { tags: [], roles: ['tabpanel', 'document'] }],
    },
  },
  {
    files: ['src/ui/Markdown.tsx'],
    rules: { 'no-restricted-syntax': ['error', noBarrel, noDefault] },
  },
  {
    files: ['scripts/**', 'eslint/**', '*.js', 'public/**'],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        fetch: 'readonly',
        URL: 'readonly',
        document: 'readonly',
        localStorage: 'readonly',
        matchMedia: 'readonly',
      },
    },
  },
);
