import { useEffect, useRef, useState } from 'react';

const quietMs = 250;

/**
 * What is typed into a search box: known at once, and written to the address when the typing pauses, since changing
 * the address costs more than a letter may.
 */
export function useAddressText(address: string, write: (text: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState(address);
  const written = useRef(address);
  const timer = useRef(0);

  useEffect(() => {
    // The address changed by other means, such as going back.
    if (address !== written.current) {
      window.clearTimeout(timer.current);
      setText(address);
    }
    written.current = address;
  }, [address]);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const change = (next: string) => {
    setText(next);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      written.current = next;
      write(next);
    }, quietMs);
  };
  return [text, change];
}
