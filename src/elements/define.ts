/** Registers tags where there is a page, and only free ones: a second copy of the script must not throw. */
export const define = (tag: string, element: CustomElementConstructor): void => {
  if (typeof customElements !== 'undefined' && !customElements.get(tag)) customElements.define(tag, element);
};
