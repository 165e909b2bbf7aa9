// Runs before a page's own scripts: notes who listens for what, which no page can be asked later.
// A dialog would stop the page, and with it whoever looks at it: each is answered as by somebody who closes it. A window
// would take the focus.
(() => {
  if (window.alongsideListeners) return;
  window.alert = () => undefined;
  window.confirm = () => false;
  window.prompt = () => null;
  window.open = () => null;
  window.print = () => undefined;
  const noted = [];
  Object.defineProperty(window, "alongsideListeners", { value: noted });
  const add = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, listener, ...others) {
    const element = this === document || this === window ? document.documentElement : this;
    if (element instanceof Element) noted.push({ element, type, code: String(listener?.handleEvent ?? listener).slice(0, 2000) });
    return add.call(this, type, listener, ...others);
  };
})();
