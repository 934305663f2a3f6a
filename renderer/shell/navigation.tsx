import { Divider } from '@mantine/core';
import { Fragment } from 'react';
import { NavigationLink } from '../ui/links.tsx';
import classes from './navigation.module.css';
import { useNavigation } from './use-navigation.ts';

/** The pages, down the left side. */
export function Navigation({ onGo }: { onGo: () => void }) {
  return useNavigation().map(({ path, label, icon: Icon, apart }) => (
    <Fragment key={path}>
      {apart && <Divider my="xs" />}
      <NavigationLink
        to={path}
        className={classes.link ?? ''}
        activeProps={{ 'data-active': true, 'aria-current': 'page' }}
        label={label}
        leftSection={<Icon size={18} stroke={1.7} aria-hidden />}
        onClick={onGo}
      />
    </Fragment>
  ));
}
