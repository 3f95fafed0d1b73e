/** For plain tsc, which cannot read components; vue-tsc can. */
declare module '*.vue' {
  import type { Component } from 'vue';
  const component: Component;
  export default component;
}
