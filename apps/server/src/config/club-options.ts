import type { MailSettings } from "../accounts/members/mail/post.ts";
import type { BackupWish } from "../maintenance/create-maintenance.ts";
import type { ClusterParts } from "../nodes/create-cluster.ts";
import type { TablesOptions } from "../tables/create-tables.ts";
import type { WebSettings } from "../transport/create-server.ts";
import type { LimitSettings } from "./variables.ts";

/** What a club is put together by. */
export interface ClubOptions
  extends
    Pick<TablesOptions, "pace" | "log">,
    Partial<Pick<TablesOptions, "clock" | "chance"> & BackupWish & Pick<ClusterParts, "nodeName" | "nats" | "hub">> {
  readonly databaseUrl: string;
  readonly authSecret: string;
  readonly web: WebSettings;
  readonly limits: LimitSettings;
  readonly mail: MailSettings;
  /** The oldest release whose clients are served. */
  readonly oldestRelease: number;
  /** Worker threads for what would hold up the event loop. */
  readonly workerThreads: number;
  /** An event loop that is held up for longer raises the alert. */
  readonly eventLoopAlertMs: number;
  /** Where the metrics are served, apart from the public address; nowhere unless told. */
  readonly metricsAt?: { readonly host: string; readonly port: number } | undefined;
  /** Whether this process takes part in the club's cron jobs. */
  readonly maintenance: boolean;
  /** Without one of these each part does it as often as it does by itself. */
  readonly lobbyIntervalMs?: number;
  readonly listEveryMs?: number;
  readonly maintenanceEveryMs?: number;
  readonly sessionsEveryMs?: number;
}
