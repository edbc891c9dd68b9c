import { v4 as newId } from "uuid";

/** Where the tabs of one browser talk to each other. Nobody hears themselves, and nobody can rely on being heard. */
export interface TabChannel {
  readonly tell: (message: unknown) => void;
  /** Returns how to stop listening. What other tabs say may come from another release of the client. */
  readonly hear: (listener: (message: unknown) => void) => () => void;
}

function overBroadcast(channel: BroadcastChannel): TabChannel {
  return {
    tell: (message) => channel.postMessage(message),
    hear(listener) {
      const onMessage = ({ data }: MessageEvent<unknown>) => listener(data);
      channel.addEventListener("message", onMessage);
      return () => channel.removeEventListener("message", onMessage);
    },
  };
}

/** A message is what a key of the storage was set to; an id makes the same message twice two. */
function overStorage(name: string): TabChannel {
  return {
    tell(message) {
      try {
        localStorage.setItem(name, JSON.stringify({ message, id: newId() }));
      } catch {
        // Storage may be forbidden by the browser: its tabs then cannot hear each other.
      }
    },
    hear(listener) {
      const onStorage = ({ key, newValue }: StorageEvent) => {
        if (key === name && newValue !== null) listener(messageIn(newValue));
      };
      addEventListener("storage", onStorage);
      return () => removeEventListener("storage", onStorage);
    },
  };
}

function messageIn(stored: string): unknown {
  try {
    const { message } = JSON.parse(stored) as { readonly message: unknown }; // as told above, or anything
    return message;
  } catch {
    return null;
  }
}

/** Opens the channel of that name: a broadcast where the browser has such, else storage that all tabs see change. */
export function openTabChannel(name: string): TabChannel {
  try {
    return overBroadcast(new BroadcastChannel(name));
  } catch {
    return overStorage(name);
  }
}
