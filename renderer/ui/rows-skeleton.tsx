import { Skeleton, VisuallyHidden } from '@mantine/core';
import classes from './rows-skeleton.module.css';

const widths = [62, 48, 71, 55, 66, 43, 58, 69];

/** Stands where rows will stand, at their height, while they are fetched. */
export function RowsSkeleton({ label }: { label: string }) {
  return (
    <div className={classes.rows} role="status">
      <VisuallyHidden>{label}</VisuallyHidden>
      {widths.map((width) => (
        <div key={width} className={classes.row} aria-hidden>
          <Skeleton height={12} width={`${width * 0.5}%`} radius="sm" />
          <Skeleton height={12} width={`${width * 0.3}%`} radius="sm" />
        </div>
      ))}
    </div>
  );
}
