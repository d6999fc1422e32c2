import { RuleTester } from 'eslint';
import { describe, it } from 'vitest';
import { layers } from './layers.js';

RuleTester.describe = describe;
RuleTester.it = it;

const at = (filename, code) => ({ filename: `/web/src/${filename}`, code });
const wrong = (filename, code) => ({ ...at(filename, code), errors: [{ messageId: 'wrong' }] });

new RuleTester().run('layers', layers, {
  valid: [
    at('live/connection.ts', "import { applyChange } from '../model/applyChange';"),
    at('features/board/Board.tsx', "import { Card } from './Card';"),
    at('features/board/Board.tsx', "import { Avatar } from '../../ui/Avatar';"),
    at('app/routes.tsx', "const Board = () => import('../features/board/Board');"),
    at('model/applyChange.test.ts', "import { aTask } from '../testing/builders';"),
  ],
  invalid: [
    wrong('lib/dates.ts', "import { applyChange } from '../model/applyChange';"),
    wrong('model/selectors.ts', "import { http } from '../api/http';"),
    wrong('ui/Card.tsx', "import { selectTask } from '../model/selectors';"),
    wrong('features/board/Board.tsx', "import { List } from '../list/List';"),
    wrong('features/board/Board.tsx', "import { store } from '../../app/store';"),
    wrong('features/board/Board.tsx', "const List = () => import('../list/List');"),
    wrong('model/applyChange.ts', "import { aTask } from '../testing/builders';"),
  ],
});
