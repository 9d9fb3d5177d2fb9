import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Hono } from 'hono';
import { packedFile } from '../base/packed.js';
import { ServerError } from './error.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The pages as they were built. Every path that is no file of theirs is a screen, which the page itself finds. */
export function pages(folder: string): Hono {
  const files = readPages(folder);
  const index = files.get('/index.html');
  return new Hono().get('*', (context) => {
    const file = files.get(context.req.path);
    if (file === undefined && context.req.path.startsWith('/assets/')) {
      throw new ServerError('no_such_page', 'there is no such file', { hint: 'Load the page anew.' });
    }
    const { bytes, type } = file ?? index ?? { bytes: new Uint8Array(), type: 'text/html' };
    const isNamedByContent = context.req.path.startsWith('/assets/');
    return context.body(bytes.slice(), 200, {
      'Content-Type': type,
      'Cache-Control': isNamedByContent ? 'private, max-age=31536000, immutable' : 'no-store',
    });
  });
}

/** The folder with the built pages, beside the packed programs. */
export function pagesFolder(): string {
  return path.join(path.dirname(packedFile(import.meta.url, 'main.js')), '..', 'web');
}

type Page = { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string };

/** Few and small: read once, and from then on no request names a file of the disk. */
function readPages(folder: string): ReadonlyMap<string, Page> {
  const index = path.join(folder, 'index.html');
  if (!existsSync(index)) {
    throw new ServerError('no_pages', 'the pages were not built', {
      where: { file: index },
      hint: 'Run npm run build.',
    });
  }
  const list = readFileSync(path.join(folder, 'files.json'), 'utf8');
  const names: readonly string[] = JSON.parse(list);
  return new Map(
    names.map((name) => {
      const bytes = new Uint8Array(readFileSync(path.join(folder, name)));
      return [`/${name}`, { bytes, type: TYPES[path.extname(name)] ?? 'application/octet-stream' }];
    }),
  );
}
