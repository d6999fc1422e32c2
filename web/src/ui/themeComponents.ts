import type { Components, CssVarsTheme, Theme } from '@mui/material/styles';

type Parts = Components<Omit<Theme, 'components' | 'palette'> & CssVarsTheme>;

const hairline = 'var(--hairline) solid';
const menuPaper = {
  borderRadius: 'var(--r-3)',
  border: `${hairline} var(--line-strong)`,
  boxShadow: 'var(--sh-2)',
  backgroundImage: 'none',
};

const buttons: Parts = {
  MuiButtonBase: { defaultProps: { disableRipple: true, disableTouchRipple: true } },
  MuiButton: {
    defaultProps: { disableElevation: true, color: 'inherit', variant: 'text' },
    styleOverrides: {
      root: {
        minWidth: 0,
        height: 'var(--control)',
        padding: '0 10px',
        gap: 6,
        borderRadius: 'var(--r-2)',
        whiteSpace: 'nowrap',
        transition: 'background-color var(--t-fast) var(--ease-out)',
        '&:hover': { backgroundColor: 'var(--bg-hover)' },
        '&:active': { backgroundColor: 'var(--bg-press)' },
        '&.Mui-disabled': { color: 'var(--text-faint)' },
      },
      text: { color: 'var(--text-muted)' },
      outlined: {
        color: 'var(--text)',
        border: `${hairline} var(--line-control)`,
        backgroundColor: 'var(--bg-surface)',
      },
      contained: {
        backgroundColor: 'var(--accent)',
        color: 'var(--on-accent)',
        '&:hover, &:active': { backgroundColor: 'var(--accent-hover)' },
        '&.Mui-disabled': { backgroundColor: 'var(--bg-sunken)' },
        variants: [
          {
            props: { color: 'error' },
            style: {
              backgroundColor: 'var(--danger)',
              color: 'var(--on-danger)',
              '&:hover, &:active': { backgroundColor: 'var(--danger-hover)' },
            },
          },
        ],
      },
      sizeLarge: { height: 40, fontSize: 'var(--fs-14)' },
      startIcon: { margin: 0 },
      endIcon: { margin: 0 },
    },
  },
  MuiIconButton: {
    styleOverrides: {
      root: {
        width: 'var(--control)',
        height: 'var(--control)',
        padding: 0,
        borderRadius: 'var(--r-2)',
        color: 'var(--text-muted)',
        '&:hover': { backgroundColor: 'var(--bg-hover)' },
        '&:active': { backgroundColor: 'var(--bg-press)' },
      },
      sizeSmall: { width: 'var(--target)', height: 'var(--target)' },
    },
  },
  MuiCheckbox: { styleOverrides: { root: { padding: 4, borderRadius: 'var(--r-1)' } } },
};

const surfaces: Parts = {
  MuiPaper: {
    defaultProps: { elevation: 0 },
    styleOverrides: { root: { backgroundImage: 'none' } },
  },
  MuiCard: { styleOverrides: { root: { border: `${hairline} var(--line-strong)` } } },
  MuiAppBar: { defaultProps: { elevation: 0, color: 'transparent' } },
  MuiDialog: {
    defaultProps: { transitionDuration: 150 },
    styleOverrides: {
      paper: {
        borderRadius: 'var(--r-3)',
        border: `${hairline} var(--line-strong)`,
        boxShadow: 'var(--sh-3)',
      },
      paperFullScreen: { borderRadius: 0, border: 0 },
      paperWidthSm: { maxWidth: 480 },
      paperWidthMd: { maxWidth: 640 },
    },
  },
  MuiDialogTitle: {
    styleOverrides: {
      root: { padding: '16px 20px 8px', fontSize: 'var(--fs-16)', lineHeight: 'var(--lh-16)' },
    },
  },
  MuiDialogContent: { styleOverrides: { root: { padding: '8px 20px 16px' } } },
  MuiDialogActions: { styleOverrides: { root: { padding: '12px 20px 16px', gap: 4 } } },
  MuiBackdrop: {
    styleOverrides: {
      root: { backgroundColor: 'var(--scrim)' },
      invisible: { backgroundColor: 'transparent' },
    },
  },
  MuiDrawer: { styleOverrides: { paper: { border: 0, boxShadow: 'var(--sh-3)' } } },
  MuiPopover: {
    defaultProps: { transitionDuration: 0 },
    styleOverrides: { paper: menuPaper },
  },
  MuiMenu: {
    styleOverrides: { paper: { ...menuPaper, minWidth: 200 }, list: { padding: 4 } },
  },
  MuiMenuItem: {
    styleOverrides: {
      root: {
        position: 'relative',
        minHeight: 30,
        padding: '0 8px',
        gap: 8,
        borderRadius: 'var(--r-2)',
        fontSize: 'var(--fs-13)',
        '@media (pointer: coarse)': { minHeight: 'var(--target)' },
        '&:hover, &.Mui-focusVisible': { backgroundColor: 'var(--bg-hover)' },
        '&.Mui-selected, &.Mui-selected:hover': { backgroundColor: 'transparent' },
        '&.Mui-focusVisible::before, &:hover::before': {
          content: '""',
          position: 'absolute',
          insetInlineStart: -4,
          top: 6,
          bottom: 6,
          width: 3,
          borderRadius: '0 3px 3px 0',
          backgroundColor: 'var(--accent)',
        },
      },
    },
  },
};

const fields: Parts = {
  MuiTextField: { defaultProps: { variant: 'outlined', size: 'small', fullWidth: true } },
  MuiFormControl: { styleOverrides: { root: { gap: 5 } } },
  MuiInputLabel: {
    defaultProps: { shrink: true },
    styleOverrides: {
      root: {
        position: 'static',
        transform: 'none',
        maxWidth: '100%',
        fontSize: 'var(--fs-13)',
        lineHeight: 'var(--lh-13)',
        fontWeight: 'var(--fw-medium)',
        color: 'var(--text)',
        '&.Mui-focused, &.Mui-error': { color: 'var(--text)' },
      },
    },
  },
  MuiOutlinedInput: {
    defaultProps: { notched: false, label: undefined },
    styleOverrides: {
      root: {
        minHeight: 32,
        borderRadius: 'var(--r-2)',
        backgroundColor: 'var(--bg-surface)',
        fontSize: 'var(--fs-14)',
        '& legend': { display: 'none' },
        '& fieldset': { top: 0, borderColor: 'var(--line-control)' },
        '&:hover .MuiOutlinedInput-notchedOutline': { borderColor: 'var(--text-muted)' },
        '&.Mui-focused .MuiOutlinedInput-notchedOutline': {
          borderColor: 'var(--focus)',
          borderWidth: 'var(--focus-width)',
        },
        '&.Mui-error .MuiOutlinedInput-notchedOutline': { borderColor: 'var(--danger)' },
        '& input:focus-visible, & textarea:focus-visible': { outline: 0 },
      },
      input: {
        padding: '0 10px',
        height: 32,
        '.MuiFormControl-root form &, form .MuiFormControl-root &': { height: 40 },
        '@media (max-width: 599px)': { height: 48 },
      },
      multiline: { padding: '8px 0', '& textarea': { height: 'auto', padding: '0 10px' } },
    },
  },
  MuiFormHelperText: {
    styleOverrides: {
      root: {
        margin: 0,
        fontSize: 'var(--fs-12)',
        lineHeight: 'var(--lh-12)',
        color: 'var(--text-muted)',
        '&.Mui-error': { color: 'var(--danger)' },
      },
    },
  },
  MuiSwitch: { defaultProps: { size: 'small' } },
};

const display: Parts = {
  MuiTooltip: {
    defaultProps: { enterDelay: 500, enterNextDelay: 0, disableInteractive: true, arrow: false },
    styleOverrides: {
      tooltip: {
        backgroundColor: 'var(--text)',
        color: 'var(--bg-surface)',
        fontSize: 'var(--fs-12)',
        lineHeight: 'var(--lh-12)',
        fontWeight: 'var(--fw-medium)',
        padding: '5px 8px',
        borderRadius: 'var(--r-2)',
        '& kbd': {
          background: 'transparent',
          color: 'inherit',
          borderColor: 'currentColor',
          marginInlineStart: 6,
        },
      },
    },
  },
  MuiChip: {
    defaultProps: { size: 'small', variant: 'outlined' },
    styleOverrides: {
      root: {
        height: 20,
        fontSize: 'var(--fs-12)',
        color: 'var(--text-muted)',
        borderColor: 'var(--line-strong)',
      },
      label: { padding: '0 7px' },
    },
  },
  MuiTabs: {
    styleOverrides: {
      root: { minHeight: 44 },
      indicator: { height: 2, borderRadius: '2px 2px 0 0', backgroundColor: 'var(--accent)' },
    },
  },
  MuiTab: {
    defaultProps: { iconPosition: 'start' },
    styleOverrides: {
      root: {
        minHeight: 44,
        minWidth: 0,
        padding: '0 10px',
        gap: 6,
        color: 'var(--text-muted)',
        '&.Mui-selected': { color: 'var(--text)' },
        '& > svg': { margin: 0 },
      },
    },
  },
  MuiTableCell: {
    styleOverrides: {
      root: {
        height: 'var(--row)',
        padding: '0 10px',
        borderBottom: `${hairline} var(--line)`,
        fontSize: 'var(--fs-13)',
      },
      head: {
        height: 32,
        fontSize: 'var(--fs-12)',
        fontWeight: 'var(--fw-medium)',
        color: 'var(--text-muted)',
        backgroundColor: 'var(--bg-surface)',
        borderBottomColor: 'var(--line-strong)',
      },
    },
  },
  MuiAlert: {
    defaultProps: { variant: 'outlined' },
    styleOverrides: {
      root: {
        borderRadius: 'var(--r-3)',
        padding: '6px 12px',
        fontSize: 'var(--fs-13)',
        color: 'var(--text)',
      },
      icon: { alignItems: 'center' },
    },
  },
  MuiSkeleton: {
    defaultProps: { animation: false, variant: 'rounded' },
    styleOverrides: { root: { backgroundColor: 'var(--bg-sunken)' } },
  },
  MuiLinearProgress: {
    styleOverrides: {
      root: { height: 4, borderRadius: 'var(--r-full)', backgroundColor: 'var(--bg-sunken)' },
      bar: { borderRadius: 'inherit' },
    },
  },
};

export const themeComponents: Parts = { ...buttons, ...surfaces, ...fields, ...display };
