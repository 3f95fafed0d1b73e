/** The values of a property whose type is a union of strings, as TypeScript sees it through all aliases. */
import ts from 'typescript';
import { inRoot } from './root.mjs';

/**
 * @param {readonly string[]} files of the classes, from the root of the project
 * @returns {(element: { name: string }, property: string) => readonly string[]}
 */
export const literalTypes = (files) => {
  const { config } = ts.readConfigFile(inRoot('tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, inRoot());
  const program = ts.createProgram(
    files.map((file) => inRoot(file)),
    { ...options, noEmit: true },
  );
  const checker = program.getTypeChecker();
  /** @type {Map<string, import('typescript').Type>} */
  const classes = new Map();
  for (const file of files) {
    for (const node of program.getSourceFile(inRoot(file))?.statements ?? []) {
      if (ts.isClassDeclaration(node) && node.name) classes.set(node.name.text, checker.getTypeAtLocation(node));
    }
  }
  return ({ name }, property) => {
    const symbol = classes.get(name)?.getProperty(property);
    const type = symbol && checker.getTypeOfSymbol(symbol);
    if (!type?.isUnion()) return [];
    return type.types.every((part) => part.isStringLiteral()) ? type.types.map((part) => part.value) : [];
  };
};
