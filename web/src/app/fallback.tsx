import { Link } from '@tanstack/react-router';
import { Problem } from '../ui/problem.js';

export function NotFound() {
  return (
    <>
      <h1>There is no such page</h1>
      <p>
        <Link to="/">All cases</Link>
      </p>
    </>
  );
}

export function Failed({ error }: { readonly error: unknown }) {
  return <Problem error={error} />;
}
