import { AppShell, Burger, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { ConnectionBanner } from './connection-banner.tsx';
import { HealthLine } from './health-line.tsx';
import { HostClock } from './host-clock.tsx';
import { Navigation } from './navigation.tsx';
import { PauseEverything } from './pause-everything.tsx';
import { SearchButton } from './search-button.tsx';
import { SearchOrDo } from './search-or-do.tsx';
import classes from './shell.module.css';
import { ThemeToggle } from './theme-toggle.tsx';
import { useShortcuts } from './use-shortcuts.ts';
import { Wordmark } from './wordmark.tsx';

/** The frame around every page. */
export function Shell() {
  const [isNavigationOpen, navigation] = useDisclosure(false);
  useShortcuts();
  return (
    <HostClock>
      <PauseEverything>
        <a href="#content" className={classes.skip}>
          Skip to content
        </a>
        <AppShell
          header={{ height: 52 }}
          navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: !isNavigationOpen } }}
          transitionDuration={120}
        >
          <AppShell.Header className={classes.header}>
            <Group gap="xs" wrap="nowrap">
              <Burger
                opened={isNavigationOpen}
                onClick={navigation.toggle}
                hiddenFrom="sm"
                size="sm"
                aria-label={isNavigationOpen ? 'Close navigation' : 'Open navigation'}
                aria-expanded={isNavigationOpen}
              />
              <Wordmark />
            </Group>
            <Group gap="xs" wrap="nowrap">
              <SearchButton />
              <ThemeToggle />
            </Group>
          </AppShell.Header>
          <AppShell.Navbar p="xs" className={classes.navbar} aria-label="Pages">
            <Navigation onGo={navigation.close} />
          </AppShell.Navbar>
          <AppShell.Main className={classes.main}>
            <ConnectionBanner />
            <HealthLine />
            <div id="content" tabIndex={-1} className={classes.content}>
              <Outlet />
            </div>
          </AppShell.Main>
        </AppShell>
        <SearchOrDo />
      </PauseEverything>
    </HostClock>
  );
}
