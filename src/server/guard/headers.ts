import { createMiddleware } from 'hono/factory';

/** Nothing is loaded from elsewhere, nothing runs that did not come with the page, nobody frames it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

/** A page that was written to stand alone: its own style and drawings, no script, no form; in a frame of ours, of no origin. */
export const STAND_ALONE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups";

/** Headers of a page that stands alone. */
export const STAND_ALONE = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': STAND_ALONE_POLICY,
} as const;

/** Headers of every answer. What a route has set stays. */
export const safeHeaders = createMiddleware(async (context, next) => {
  await next();
  const { headers } = context.res;
  const set = (name: string, value: string): void => {
    if (!headers.has(name)) headers.set(name, value);
  };
  set('Content-Security-Policy', POLICY);
  set('X-Content-Type-Options', 'nosniff');
  set('Referrer-Policy', 'no-referrer');
  set('Cross-Origin-Opener-Policy', 'same-origin');
  set('Cross-Origin-Resource-Policy', 'same-origin');
  set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=()');
  set('Cache-Control', 'no-store');
});
