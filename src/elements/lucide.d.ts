/** lucide ships one module per icon without types of their own; its index would bring all of them. */
declare module 'lucide/dist/esm/icons/*' {
  const icon: readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[];
  export default icon;
}
