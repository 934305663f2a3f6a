import { Anchor, type AnchorProps, Button, type ButtonProps, NavLink, type NavLinkProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

type With<Props> = Props & Omit<ComponentPropsWithRef<'a'>, keyof Props>;

/** A link to a page, in running text. */
export const PageLink = createLink((props: With<AnchorProps>) => <Anchor {...props} />);

/** A link to a page that looks like a button. */
export const ButtonLink = createLink((props: With<ButtonProps>) => <Button component="a" {...props} />);

/** A link to a page in the navigation. */
export const NavigationLink = createLink((props: With<NavLinkProps>) => <NavLink component="a" {...props} />);
