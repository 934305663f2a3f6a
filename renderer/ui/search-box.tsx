import { CloseButton, Kbd, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';

interface SearchBoxProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  className?: string | undefined;
}

const quietMs = 40;

/** A page's search box; `/` brings the focus here, Escape empties it. */
export function SearchBox({ label, value, onChange, className }: SearchBoxProps) {
  const [typed, setTyped] = useState(value);
  const told = useRef(value);
  const timer = useRef(0);

  useEffect(() => {
    // The address changed by other means, such as going back.
    if (value !== told.current) setTyped(value);
    told.current = value;
  }, [value]);

  const tell = (next: string) => {
    setTyped(next);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      told.current = next;
      onChange(next);
    }, quietMs);
  };

  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      className={className ?? ''}
      value={typed}
      maxLength={200}
      onChange={(event) => tell(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        if (typed === '') event.currentTarget.blur();
        else tell('');
        event.stopPropagation();
      }}
      leftSection={<IconSearch size={16} stroke={1.7} aria-hidden />}
      rightSection={
        typed === '' ? (
          <Kbd size="xs">/</Kbd>
        ) : (
          <CloseButton size="sm" aria-label="Clear the search" onClick={() => tell('')} />
        )
      }
    />
  );
}
