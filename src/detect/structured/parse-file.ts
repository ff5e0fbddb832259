import { readCaptured } from './captured-text.js';
import { readDirectives } from './directives.js';
import { readDotenv } from './dotenv.js';
import type { StructuredEntry } from './entry.js';
import type { FileKind } from './file-kinds.js';
import { readKubeconfig, readManifest } from './kubernetes.js';
import {
  readColonPairs,
  readGitCredentials,
  readNetrc,
  readPgpass,
  readPppSecrets,
  readUserPasswordLines,
} from './login-lines.js';
import { readPasswordHashes, readUserList } from './password-hashes.js';
import { readPasswordTable } from './password-tables.js';
import { settingsOfProperties } from './read-properties.js';
import { readYaml } from './read-yaml.js';
import { readComposerAuth, readDockerConfig, readLoginSections, readNpmrc } from './registry-files.js';
import { readTerraformState } from './terraform-state.js';
import { settingsOf } from './walk-settings.js';
import { readWholeFile } from './whole-file.js';
import { readXmlSettings } from './xml-settings.js';

type Parser = (text: string, path: string) => StructuredEntry[];

/** Parsers of text; key stores are read as bytes. */
const PARSERS: Readonly<Record<Exclude<FileKind, 'key-store'>, Parser>> = {
  dotenv: readDotenv,
  properties: settingsOfProperties,
  logins: readLoginSections,
  directives: readDirectives,
  npmrc: readNpmrc,
  netrc: readNetrc,
  pgpass: readPgpass,
  'git-credentials': readGitCredentials,
  'ppp-secrets': readPppSecrets,
  'user-password': readUserPasswordLines,
  'colon-pairs': readColonPairs,
  hashes: readPasswordHashes,
  'user-list': readUserList,
  'docker-config': readDockerConfig,
  'composer-auth': readComposerAuth,
  kubeconfig: readKubeconfig,
  'json-settings': (text) => (/"auths"/.test(text) ? readDockerConfig(text) : readCaptured(text)),
  'yaml-settings': (text) =>
    /^\s*kind:\s*["']?(?:Secret|List)\b/m.test(text)
      ? readManifest(text)
      : readYaml(text).flatMap((document) => settingsOf(document)),
  xml: readXmlSettings,
  captured: readCaptured,
  'whole-file': readWholeFile,
  'password-table': readPasswordTable,
  'terraform-state': readTerraformState,
  manifest: (text) =>
    /^\s*users:/m.test(text) && /client-certificate|client-key|kind:\s*Config/.test(text)
      ? readKubeconfig(text)
      : readManifest(text),
};

/** Values of a text file by the parser its name asked for; latin1 in and out. Never throws for what the file says. */
export function parseFile(kind: Exclude<FileKind, 'key-store'>, path: string, text: string): StructuredEntry[] {
  return PARSERS[kind](text, path);
}
