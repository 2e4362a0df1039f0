import { useEffect, useRef, useState } from 'react';

/**
 * A value that follows another once it has rested for a pause, and while it never rests, after the longest wait:
 * so that sliding asks often enough to see and seldom enough to be answered.
 */
export function useSteady<T>(value: T, pause: number, longest = Number.POSITIVE_INFINITY): T {
  const [steady, setSteady] = useState(value);
  const since = useRef<number | null>(null);
  useEffect(() => {
    if (Object.is(value, steady)) {
      since.current = null;
      return undefined;
    }
    since.current ??= Date.now();
    const wait = Math.min(pause, Math.max(0, since.current + longest - Date.now()));
    const timer = setTimeout(() => {
      since.current = null;
      setSteady(value);
    }, wait);
    return () => clearTimeout(timer);
  }, [value, steady, pause, longest]);
  return steady;
}
