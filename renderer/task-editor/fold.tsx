import { Collapse, Stack, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './fold.module.css';

interface FoldProps {
  title: string;
  /** Stands beside the title, such as how much is set inside. */
  note?: string;
  /** Holds it open, because there is something inside to correct. */
  isHeldOpen: boolean;
  isOpenAtFirst?: boolean;
  children: ReactNode;
}

/** Options that most people leave alone, folded away. */
export function Fold({ title, note, isHeldOpen, isOpenAtFirst = false, children }: FoldProps) {
  const [isUnfolded, { toggle }] = useDisclosure(isOpenAtFirst);
  const isOpen = isUnfolded || isHeldOpen;
  return (
    <div>
      <UnstyledButton className={classes.title} aria-expanded={isOpen} onClick={toggle}>
        <IconChevronDown size={16} aria-hidden className={classes.chevron} />
        {title}
        {note && <span className={classes.note}>{note}</span>}
      </UnstyledButton>
      <Collapse expanded={isOpen}>
        <Stack gap="md" pt="xs">
          {children}
        </Stack>
      </Collapse>
    </div>
  );
}
