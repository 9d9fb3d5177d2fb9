import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));
const out = path.join(root, '../dist/web');

/** The style of the report's parts, so that what the page shows of them looks as it does in the report. */
function reportStyle(): Plugin {
  const id = 'virtual:report.css';
  return {
    name: 'report-style',
    resolveId: (source) => (source === id ? `\0${id}` : null),
    load: async (asked) => {
      if (asked !== `\0${id}`) return null;
      const file = path.join(root, '../dist/report/html/style.js');
      const { PARTS_STYLE }: { readonly PARTS_STYLE: string } = await import(file);
      return PARTS_STYLE;
    },
  };
}

/** What was built, by name: the server reads these files and no others. */
function fileList(): Plugin {
  return {
    name: 'file-list',
    closeBundle: () => {
      const names = readdirSync(out, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== 'files.json')
        .map((entry) => path.relative(out, path.join(entry.parentPath, entry.name)));
      writeFileSync(path.join(out, 'files.json'), JSON.stringify(names.toSorted()));
    },
  };
}

export default defineConfig({
  root,
  plugins: [reportStyle(), fileList()],
  build: {
    outDir: out,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Libraries mark what runs in a browser; here everything does.
      onLog: (level, log, tell) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : tell(level, log)),
    },
  },
  logLevel: 'warn',
});
