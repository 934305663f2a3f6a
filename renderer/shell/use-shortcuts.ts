import { useHotkeys } from '@mantine/hooks';
import { spotlight } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';

/** Keys that work on every page: `n` makes a new task, `/` goes to the page's search box. */
export function useShortcuts(): void {
  const navigate = useNavigate();
  useHotkeys(
    [
      [
        'n',
        (event) => {
          if (isTyping(event)) return;
          // The new page's first field would get the letter.
          event.preventDefault();
          void navigate({ to: '/tasks/new' });
        },
        { preventDefault: false },
      ],
      [
        '/',
        (event) => {
          if (isTyping(event)) return;
          event.preventDefault();
          const box = document.querySelector<HTMLInputElement>('#content [type="search"]');
          if (box) box.focus();
          else spotlight.open();
        },
        { preventDefault: false },
      ],
    ],
    [],
  );
}

// A switch or a checkbox that has the focus takes no letters.
function isTyping({ target }: KeyboardEvent): boolean {
  return (
    target instanceof Element &&
    target.matches(
      'textarea, select, [contenteditable], [role="dialog"] *, input:not([type="checkbox"], [type="radio"])',
    )
  );
}
