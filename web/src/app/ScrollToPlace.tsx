import { useEffect } from 'react';
import { useLocation } from 'react-router';

const patience = 4000;

/** Goes to the place an address names once it is on the page; a new page without one begins at its top. */
export function ScrollToPlace() {
  const { pathname, hash } = useLocation();
  useEffect(() => {
    if (hash === '') {
      window.scrollTo({ top: 0 });
      return undefined;
    }
    const id = decodeURIComponent(hash.slice(1));
    const began = Date.now();
    const look = setInterval(() => {
      const place = document.getElementById(id);
      if (place) place.scrollIntoView();
      if (place || Date.now() - began > patience) clearInterval(look);
    }, 100);
    return () => clearInterval(look);
  }, [pathname, hash]);
  return null;
}
