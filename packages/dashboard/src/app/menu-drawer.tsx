import { CloseOutlined, MenuOutlined } from '@ant-design/icons';
import { useRef } from 'react';
import type { Me } from '../api/types.ts';
import { MainMenu } from './menu.tsx';

/** The menu where there is no room beside the page: a dialog of the browser's own, which keeps and returns the focus. */
export function MenuDrawer({ me }: { me: Me }) {
  const drawer = useRef<HTMLDialogElement>(null);
  const close = (): void => drawer.current?.close();
  return (
    <>
      <button
        type="button"
        className="button plain"
        aria-label="打开导航"
        onClick={() => drawer.current?.showModal()}
      >
        <MenuOutlined aria-hidden />
      </button>
      <dialog ref={drawer} className="drawer" aria-label="导航" {...{ closedby: 'any' }}>
        <div className="drawer-head">
          <button type="button" className="button plain" aria-label="关闭" onClick={close}>
            <CloseOutlined aria-hidden />
          </button>
          <strong>客户之声</strong>
        </div>
        <MainMenu me={me} onChosen={close} />
      </dialog>
    </>
  );
}
