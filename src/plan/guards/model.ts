/** One place in the files at HEAD that reads a value by the name of its variable. */
export interface VariableReader {
  name: string;
  path: string;
  line: number;
  /** python, node, go, shell, ruby, java, php, dotnet, rust, ci, container, configuration. */
  language: string;
  /** The reader falls back to a default where the variable is missing: it must not. */
  fallsBack: boolean;
  /** Credential ids whose value is given to this name. */
  fingerprints: string[];
}
