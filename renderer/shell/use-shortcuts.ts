import { useHotkeys } from '@mantine/hooks';
import { spotlight } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';

/** Keys that work on every page: `n` makes a new task, `/` goes to the page's search box. */
export function useShortcuts(): void {
  const navigate = useNavigate();
  useHotkeys([
    ['n', () => void navigate({ to: '/tasks/new' })],
    [
      '/',
      () => {
        const box = document.querySelector<HTMLInputElement>('#content [type="search"]');
        if (box) box.focus();
        else spotlight.open();
      },
    ],
  ]);
}
