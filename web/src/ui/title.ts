import { useEffect } from 'react';

/** The title of the window while a screen is shown: text of strangers is text there too. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Assay' : `${title} · Assay`;
  }, [title]);
}
