import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useState } from 'react';

interface WholeNumberFieldProps extends Pick<NumberInputProps, 'label' | 'min' | 'max' | 'w' | 'flex' | 'aria-label'> {
  value: number;
  onChange: (value: number) => void;
}

/** A whole number that is always there; an emptied field stays empty until the next digit or until it is left. */
export function WholeNumberField({ value, onChange, ...props }: WholeNumberFieldProps) {
  const [isEmptied, setIsEmptied] = useState(false);
  return (
    <NumberInput
      allowDecimal={false}
      value={isEmptied ? '' : value}
      onChange={(next) => {
        setIsEmptied(next === '');
        if (typeof next === 'number') onChange(next);
      }}
      onBlur={() => setIsEmptied(false)}
      {...props}
    />
  );
}
