import { Group, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './page.module.css';

interface PageProps {
  title: string;
  /** What stands before the title, such as the way back. */
  before?: ReactNode;
  /** What stands right of the title on the same line, such as a state. */
  beside?: ReactNode;
  actions?: ReactNode;
  /** `fill`: the page is as high as the window and a list inside it scrolls. */
  layout?: 'scroll' | 'fill';
  children: ReactNode;
}

/** A page: its heading, which takes the focus on arrival, its actions and its content. */
export function Page({ title, before, beside, actions, layout = 'scroll', children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Downbeat`;
  }, [title]);
  useEffect(() => {
    // Arriving from another page; on first load the focus belongs to the top of the document.
    if (document.activeElement === document.body && history.state?.__TSR_index > 0)
      heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={classes.page} data-layout={layout}>
      <div className={classes.head}>
        <div className={classes.titles}>
          {before}
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Title order={1} size="h3" className={classes.title} ref={heading} tabIndex={-1}>
              {title}
            </Title>
            {beside}
          </Group>
        </div>
        {actions && (
          <Group gap="xs" className={classes.actions}>
            {actions}
          </Group>
        )}
      </div>
      {children}
    </div>
  );
}
