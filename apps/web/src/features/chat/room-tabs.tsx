import styles from "./room-tabs.module.css";

interface RoomTab<Room extends string> {
  readonly room: Room;
  readonly label: string;
  readonly unread: number;
}

interface RoomTabsProps<Room extends string> {
  readonly label: string;
  readonly tabs: readonly RoomTab<Room>[];
  readonly shown: Room;
  readonly onShow: (room: Room) => void;
}

/** Several rooms behind one door: which of them is shown, and how much is new in the others. */
export function RoomTabs<Room extends string>({ label: name, tabs, shown, onShow }: RoomTabsProps<Room>) {
  return (
    <div role="group" aria-label={name} className={styles["tabs"]}>
      {tabs.map(({ room, label, unread }) => (
        <button
          key={room}
          type="button"
          aria-pressed={room === shown}
          className={styles["tab"]}
          onClick={() => onShow(room)}
        >
          <span>{label}</span>
          {unread === 0 || room === shown ? null : <span className={styles["count"]}>{unread}</span>}
        </button>
      ))}
    </div>
  );
}
