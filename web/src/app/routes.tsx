import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { AuthLayout } from './AuthLayout';
import { ErrorPage } from './ErrorPage';
import { NotFound } from './NotFound';
import { SignedIn } from './SignedIn';
import { StartPage } from './StartPage';

// Each screen's code is loaded when it is first gone to.

export const routes: RouteObject[] = [
  {
    ErrorBoundary: ErrorPage,
    HydrateFallback: () => null,
    children: [
      {
        Component: AuthLayout,
        children: [
          {
            path: '/signin',
            lazy: async () => ({ Component: (await import('../features/auth/SignIn')).SignIn }),
          },
          {
            path: '/signin/factor',
            lazy: async () => ({ Component: (await import('../features/auth/Factor')).Factor }),
          },
          {
            path: '/signin/done',
            lazy: async () => ({ Component: (await import('../features/auth/SignInDone')).SignInDone }),
          },
          {
            path: '/signin/problem',
            lazy: async () => ({ Component: (await import('../features/auth/SignInProblem')).SignInProblem }),
          },
          {
            path: '/signup',
            lazy: async () => ({ Component: (await import('../features/auth/SignUp')).SignUp }),
          },
          {
            path: '/forgot',
            lazy: async () => ({
              Component: (await import('../features/auth/ForgotPassword')).ForgotPassword,
            }),
          },
          {
            path: '/reset',
            lazy: async () => ({ Component: (await import('../features/auth/ResetPassword')).ResetPassword }),
          },
          {
            path: '/confirm',
            lazy: async () => ({
              Component: (await import('../features/auth/ConfirmAddress')).ConfirmAddress,
            }),
          },
          {
            path: '/invite/:token',
            lazy: async () => ({ Component: (await import('../features/auth/Invitation')).InvitationPage }),
          },
        ],
      },
      {
        Component: SignedIn,
        children: [
          { path: '/', Component: StartPage },
          {
            path: '/welcome',
            lazy: async () => ({ Component: (await import('../features/home/Welcome')).Welcome }),
          },
          {
            path: '/account',
            lazy: async () => ({ Component: (await import('./AccountFrame')).AccountFrame }),
            children: [
              { index: true, element: <Navigate to="/account/profile" replace /> },
              {
                path: 'profile',
                lazy: async () => ({ Component: (await import('../features/account/Profile')).Profile }),
              },
              {
                path: 'security',
                lazy: async () => ({ Component: (await import('../features/account/Security')).Security }),
              },
              {
                path: 'logins',
                lazy: async () => ({
                  Component: (await import('../features/account/LinkedLogins')).LinkedLogins,
                }),
              },
              {
                path: 'sessions',
                lazy: async () => ({ Component: (await import('../features/account/Sessions')).Sessions }),
              },
              {
                path: 'tokens',
                lazy: async () => ({ Component: (await import('../features/tokens/MyTokens')).MyTokens }),
              },
            ],
          },
          {
            path: '/w/:workspaceId',
            lazy: async () => ({ Component: (await import('./WorkspaceFrame')).WorkspaceFrame }),
            children: [
              { index: true, lazy: async () => ({ Component: (await import('./HomePage')).HomePage }) },
              {
                path: 'p/:projectKey',
                lazy: async () => ({ Component: (await import('./ProjectFrame')).ProjectFrame }),
                children: [
                  {
                    index: true,
                    lazy: async () => ({ Component: (await import('./projectViews')).ToBoard }),
                  },
                  {
                    path: 'board',
                    lazy: async () => ({ Component: (await import('./BoardView')).BoardView }),
                  },
                  { path: 'list', lazy: async () => ({ Component: (await import('./ListPage')).ListPage }) },
                  {
                    path: 'calendar',
                    lazy: async () => ({ Component: (await import('./CalendarPage')).CalendarPage }),
                  },
                  {
                    path: 'gantt',
                    lazy: async () => ({ Component: (await import('./GanttView')).GanttView }),
                  },
                ],
              },
              {
                path: 'p/:projectKey/settings',
                lazy: async () => ({
                  Component: (await import('./ProjectSettingsPage')).ProjectSettingsPage,
                }),
              },
              {
                path: 'settings',
                lazy: async () => ({ Component: (await import('./SettingsFrame')).SettingsFrame }),
                children: [
                  {
                    path: 'members',
                    lazy: async () => ({ Component: (await import('./settingsPages')).MembersPage }),
                  },
                  {
                    path: 'roles',
                    lazy: async () => ({ Component: (await import('./settingsPages')).RolesPage }),
                  },
                  {
                    path: 'sign-in',
                    lazy: async () => ({ Component: (await import('./settingsPages')).SignInPage }),
                  },
                  {
                    path: 'workspace',
                    lazy: async () => ({ Component: (await import('./settingsPages')).WorkspacePage }),
                  },
                  {
                    path: 'audit',
                    lazy: async () => ({ Component: (await import('./settingsPages')).AuditPage }),
                  },
                  {
                    path: 'service-accounts',
                    lazy: async () => ({
                      Component: (await import('./ServiceAccountsPage')).ServiceAccountsPage,
                    }),
                  },
                ],
              },
              {
                path: 'tasks',
                lazy: async () => ({ Component: (await import('./TasksPage')).TasksPage }),
              },
              {
                path: 'search',
                lazy: async () => ({ Component: (await import('./SearchPage')).SearchPage }),
              },
              {
                path: 'import',
                lazy: async () => ({ Component: (await import('./ImportPage')).ImportPage }),
              },
              { path: '*', Component: NotFound },
            ],
          },
        ],
      },
      { path: '*', Component: NotFound },
    ],
  },
];

export const createRouter = () => createBrowserRouter(routes);
