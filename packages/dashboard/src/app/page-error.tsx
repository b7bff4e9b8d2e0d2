/** What is shown where a page breaks: a new version may have been put in while it was open, and its parts be gone. */
export const PageError = () => (
  <div className="broken" role="alert">
    <h1>页面出错了</h1>
    <p className="muted">可能刚升级过版本,刷新后重试</p>
    <button type="button" className="button primary" onClick={() => window.location.reload()}>
      刷新
    </button>
  </div>
);
