import { ThemeProvider } from '@mui/material/styles';
import { useMemo, type ReactNode } from 'react';
import '@fontsource-variable/inter/wght.css';
import './tokens.css';
import './base.css';
import { createProFlowTheme } from './theme';

/**
 * The look of everything below it. Which scheme is on stands in `<html data-theme>` alone, so MUI neither stores a choice
 * nor writes the attribute.
 */
export function ProFlowTheme({ children }: { children: ReactNode }) {
  const theme = useMemo(createProFlowTheme, []);
  return (
    <ThemeProvider theme={theme} storageManager={null} colorSchemeNode={null}>
      {children}
    </ThemeProvider>
  );
}
