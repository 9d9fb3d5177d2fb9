import { useEffect } from 'react';

/** The title of the window while a screen is shown, then what it was: text of strangers is text there too. */
export function useTitle(title: string): void {
  useEffect(() => {
    const before = document.title;
    document.title = title === '' ? 'Assay' : `${title} · Assay`;
    return () => {
      document.title = before;
    };
  }, [title]);
}
