/**
 * What editors complete and explain: VS Code's HTML custom data, and web-types for JetBrains. From the manifest; the
 * values of attributes come from whoever knows the types. Pure.
 */
import { elementsOf, settable } from './elements-page.mjs';

/** @typedef {import('custom-elements-manifest/schema.js').Package} Package */
/** @typedef {import('./manifest-plugin.mjs').Element} Element */
/** @typedef {(element: Element, property: string) => readonly string[]} ValuesOf the literals of a property's type; none where it has others */

/** @param {Element} element */
const about = ({ summary = '', description }) => [summary, description].filter(Boolean).join('\n\n');

/** @param {Element} element @param {ValuesOf} valuesOf */
const attributes = (element, valuesOf) =>
  settable(element).flatMap((field) =>
    field.attribute
      ? [
          {
            name: field.attribute,
            description: field.description ?? '',
            type: field.type?.text ?? 'string',
            values: valuesOf(element, field.name),
          },
        ]
      : [],
  );

/** https://code.visualstudio.com/api/extension-guides/custom-data-extension @param {Package} manifest @param {ValuesOf} valuesOf */
export const vscodeData = (manifest, valuesOf) => ({
  version: 1.1,
  tags: elementsOf(manifest).map((element) => ({
    name: element.tagName,
    description: about(element),
    attributes: attributes(element, valuesOf).map(({ name, description, type, values }) => ({
      name,
      description,
      // "v" is an attribute that has no value.
      ...(type === 'boolean' ? { valueSet: 'v' } : {}),
      ...(values.length > 0 ? { values: values.map((value) => ({ name: value })) } : {}),
    })),
  })),
});

/** https://github.com/JetBrains/web-types @param {Package} manifest @param {{ name: string, version: string }} about @param {ValuesOf} valuesOf */
export const webTypes = (manifest, { name, version }, valuesOf) => ({
  $schema: 'https://json.schemastore.org/web-types',
  name,
  version,
  'description-markup': 'markdown',
  contributions: {
    html: {
      elements: elementsOf(manifest).map((element) => ({
        name: element.tagName,
        description: about(element),
        attributes: attributes(element, valuesOf).map(({ values, ...attribute }) => ({
          name: attribute.name,
          description: attribute.description,
          value: { type: values.length > 0 ? values.map((value) => `"${value}"`).join(' | ') : attribute.type },
        })),
        slots: (element.slots ?? [])
          .filter((slot) => slot.name)
          .map((slot) => ({ name: slot.name, description: slot.description })),
        js: {
          properties: settable(element).map((field) => ({
            name: field.name,
            description: field.description,
            type: field.type?.text,
          })),
          events: (element.events ?? []).map((event) => ({ name: event.name, description: event.description })),
        },
        css: {
          parts: (element.cssParts ?? []).map((part) => ({ name: part.name, description: part.description })),
          properties: (element.cssProperties ?? []).map((property) => ({
            name: property.name,
            description: property.description,
          })),
        },
      })),
    },
  },
});
