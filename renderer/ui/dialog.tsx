import { Modal, type ModalProps, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface DialogProps extends Pick<ModalProps, 'opened' | 'onClose' | 'size'> {
  title: string;
  children: ReactNode;
}

/** A small window above the page; Escape and its cross close it. */
export function Dialog({ title, children, ...props }: DialogProps) {
  return (
    <Modal
      title={<Text fw={600}>{title}</Text>}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
      // Its <header> is not the page's banner.
      attributes={{ header: { role: 'presentation' } }}
      {...props}
    >
      {children}
    </Modal>
  );
}
