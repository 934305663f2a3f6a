import { Kbd, Text, UnstyledButton } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import classes from './search-button.module.css';

const isApple = /Mac|iP(hone|ad)/.test(navigator.userAgent);

/** Opens search-or-do. */
export function SearchButton() {
  return (
    <UnstyledButton
      className={classes.button}
      onClick={spotlight.open}
      aria-label="Search or do"
      aria-keyshortcuts={isApple ? 'Meta+K' : 'Control+K'}
    >
      <IconSearch size={16} stroke={1.7} aria-hidden />
      <Text span size="sm" className={classes.prompt ?? ''}>
        Search or do…
      </Text>
      <Kbd size="xs" className={classes.words ?? ''}>
        {isApple ? '⌘ K' : 'Ctrl K'}
      </Kbd>
    </UnstyledButton>
  );
}
