import { IconArrowsDiff, IconEqual, IconPlus, type TablerIcon } from '@tabler/icons-react';
import type { ImportItem } from '../../shared/model/transfer.ts';
import classes from './transfer.module.css';

const looks: Readonly<Record<ImportItem['change'], { word: string; icon: TablerIcon }>> = {
  new: { word: 'New', icon: IconPlus },
  same: { word: 'Same', icon: IconEqual },
  conflict: { word: 'Conflict', icon: IconArrowsDiff },
};

/** What importing means for a task, as icon and word. */
export function ChangeMark({ change }: { change: ImportItem['change'] }) {
  const { word, icon: Icon } = looks[change];
  return (
    <span className={classes.change} data-change={change}>
      <Icon size={15} aria-hidden />
      {word}
    </span>
  );
}
