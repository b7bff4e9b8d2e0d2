import { Drawer, Grid } from 'antd';
import type { ReactNode } from 'react';
import { Nothing } from './states.tsx';

interface BesideProps {
  title: string;
  /** Said while nothing is chosen. */
  hint: string;
  isOpen: boolean;
  onClose(): void;
  children: ReactNode;
}

/** What was chosen in a list: beside it where there is room, else over it. */
export function Beside({ title, hint, isOpen, onClose, children }: BesideProps) {
  const isWide = Grid.useBreakpoint().lg ?? true;
  if (isWide) return <div className="section beside">{isOpen ? children : <Nothing text={hint} />}</div>;
  return (
    <Drawer open={isOpen} onClose={onClose} placement="right" size="100%" title={title}>
      {isOpen ? children : null}
    </Drawer>
  );
}
