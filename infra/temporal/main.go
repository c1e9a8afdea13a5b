// Command temporal is the local Temporal server of dondoc: the four services of
// go.temporal.io/server in one process, on one SQLite file, on loopback only.
//
// It also skips time for single workflows (a setting of the start call), which is
// how five years of a directive are played in seconds on the real server.
//
// It prints one line "ready HOST:PORT" on standard output when it serves, and stops
// on SIGINT and SIGTERM, and with --die-with-parent when its standard input ends.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"go.temporal.io/server/common/authorization"
	"go.temporal.io/server/common/cluster"
	"go.temporal.io/server/common/config"
	"go.temporal.io/server/common/dynamicconfig"
	"go.temporal.io/server/common/log"
	"go.temporal.io/server/common/metrics"
	"go.temporal.io/server/common/persistence/sql"
	"go.temporal.io/server/common/persistence/sql/sqlplugin"
	sqliteplugin "go.temporal.io/server/common/persistence/sql/sqlplugin/sqlite"
	"go.temporal.io/server/common/resolver"
	"go.temporal.io/server/schema/sqlite"
	"go.temporal.io/server/temporal"
	"google.golang.org/protobuf/types/known/durationpb"
)

const (
	clusterName = "active"
	// Offset of the membership ports from the service ports.
	membershipOffset = 100
	// Membership keeps ports in an int2.
	highestPort = 32767 - membershipOffset - 3
	// How long a closed run stays readable. Temporal is not the record: the journal is.
	retention = 3 * 24 * time.Hour
	// A server that cannot stop in time is ended; SQLite's log makes that harmless.
	stopGrace = 3 * time.Second
	// An earlier server of the same file may still be stopping.
	lockWait = stopGrace + 5*time.Second
	// A member's record expires two days after its last heartbeat.
	longerThanAnyRecord = 365 * 24 * time.Hour
)

type options struct {
	port          int
	file          string
	namespace     string
	dieWithParent bool
}

func readOptions() (options, error) {
	var o options
	flag.IntVar(&o.port, "port", 7233, "first of the four service ports (PORT..PORT+3 and PORT+100..PORT+103)")
	flag.StringVar(&o.file, "file", "", "the SQLite file; made when it does not exist")
	flag.StringVar(&o.namespace, "namespace", "default", "the namespace to register")
	flag.BoolVar(&o.dieWithParent, "die-with-parent", false, "stop when standard input ends")
	flag.Parse()
	if o.file == "" {
		return o, fmt.Errorf("--file is missing")
	}
	if o.port < 1024 || o.port > highestPort {
		return o, fmt.Errorf("--port %d is outside 1024..%d", o.port, highestPort)
	}
	return o, nil
}

func store(file string) config.SQL {
	return config.SQL{
		PluginName: sqliteplugin.PluginName,
		// It becomes part of a "file:" URI.
		DatabaseName: strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(file),
		// Names without an underscore in front: with one they are not recognised and it runs at half speed.
		ConnectAttributes: map[string]string{"mode": "rwc", "journal_mode": "WAL", "synchronous": "NORMAL"},
	}
}

// lock makes sure that one server at a time uses the file (SQLite itself would let in two, and they would
// overwrite each other's work). The lock ends with the process.
func lock(file string) error {
	handle, err := os.OpenFile(file+".lock", os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	for deadline := time.Now().Add(lockWait); ; time.Sleep(100 * time.Millisecond) {
		err = syscall.Flock(int(handle.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			lockHandle = handle
			return nil
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("%s is in use by another server", file)
		}
	}
}

// Kept so that the garbage collector does not close the file and give up the lock.
var lockHandle *os.File

// prepare makes the file with its schema under another name first, so that a crash in the
// middle leaves no half-made database behind, and registers the namespace.
func prepare(o options) error {
	if _, err := os.Stat(o.file); os.IsNotExist(err) {
		fresh := o.file + ".new"
		for _, leftover := range []string{fresh, fresh + "-wal", fresh + "-shm"} {
			if err := os.Remove(leftover); err != nil && !os.IsNotExist(err) {
				return err
			}
		}
		sql := store(fresh)
		// One file, no log beside it, so that one rename moves all of it.
		sql.ConnectAttributes["journal_mode"] = "DELETE"
		if err := sqlite.SetupSchema(&sql); err != nil {
			return err
		}
		if err := os.Rename(fresh, o.file); err != nil {
			return err
		}
	}
	namespace, err := sqlite.NewNamespaceConfig(clusterName, o.namespace, false, nil)
	if err != nil {
		return err
	}
	namespace.Detail.Config.Retention = durationpb.New(retention)
	stored := store(o.file)
	if err := sqlite.CreateNamespaces(&stored, namespace); err != nil {
		return err
	}
	return forgetMembers(&stored)
}

// forgetMembers clears the list of cluster members. We hold the lock, so whoever stands in it is an earlier server, stopped or
// killed; the services would try to join it on its old ports and, for about a minute, not find each other ("Not enough hosts to
// serve the request"): no workflow would move.
func forgetMembers(cfg *config.SQL) error {
	db, err := sql.NewSQLDB(sqlplugin.DbKindUnknown, cfg, resolver.NewNoopResolver(), log.NewNoopLogger(), metrics.NoopMetricsHandler)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	everybody := &sqlplugin.PruneClusterMembershipFilter{PruneRecordsBefore: time.Now().Add(longerThanAnyRecord)}
	_, err = db.PruneClusterMembership(context.Background(), everybody)
	return err
}

func serverConfig(o options) *config.Config {
	sql := store(o.file)
	service := func(offset int) config.Service {
		return config.Service{RPC: config.RPC{
			GRPCPort:        o.port + offset,
			MembershipPort:  o.port + membershipOffset + offset,
			BindOnLocalHost: true,
		}}
	}
	address := o.address()
	cfg := &config.Config{
		Persistence: config.Persistence{
			DefaultStore:     "sqlite",
			VisibilityStore:  "sqlite",
			NumHistoryShards: 1,
			DataStores:       map[string]config.DataStore{"sqlite": {SQL: &sql}},
		},
		ClusterMetadata: &cluster.Config{
			FailoverVersionIncrement: 10,
			MasterClusterName:        clusterName,
			CurrentClusterName:       clusterName,
			ClusterInformation: map[string]cluster.ClusterInformation{
				clusterName: {Enabled: true, InitialFailoverVersion: 1, RPCAddress: address},
			},
		},
		DCRedirectionPolicy: config.DCRedirectionPolicy{Policy: "noop"},
		Services: map[string]config.Service{
			"frontend": service(0), "history": service(1), "matching": service(2), "worker": service(3),
		},
		PublicClient: config.PublicClient{HostPort: address},
		Archival: config.Archival{
			History:    config.HistoryArchival{State: "disabled"},
			Visibility: config.VisibilityArchival{State: "disabled"},
		},
		NamespaceDefaults: config.NamespaceDefaults{Archival: config.ArchivalNamespaceDefaults{
			History:    config.HistoryArchivalNamespaceDefaults{State: "disabled"},
			Visibility: config.VisibilityArchivalNamespaceDefaults{State: "disabled"},
		}},
	}
	cfg.Global.Membership = config.Membership{MaxJoinDuration: 30 * time.Second, BroadcastAddress: "127.0.0.1"}
	return cfg
}

func (o options) address() string { return fmt.Sprintf("127.0.0.1:%d", o.port) }

func dynamicSettings() dynamicconfig.StaticClient {
	fixed := func(value any) []dynamicconfig.ConstrainedValue {
		return []dynamicconfig.ConstrainedValue{{Value: value}}
	}
	return dynamicconfig.StaticClient{
		dynamicconfig.MakeKey("frontend.WorkflowTimeSkippingEnabled"):           fixed(true),
		dynamicconfig.MakeKey("frontend.WorkflowTimeSkippingMaxSkipPerSession"): fixed(100000),
		dynamicconfig.HistoryCacheHostLevelMaxSize.Key():                        fixed(8096),
		// 1.32.1 adds the skipped time twice when continue-as-new waits for its minimum interval: no wait, no jump.
		dynamicconfig.MakeKey("history.workflowIdReuseMinimalInterval"): fixed("0s"),
		// Else each skipped timer costs a second.
		dynamicconfig.MakeKey("history.timerProcessorMaxTimeShift"): fixed("10ms"),
	}
}

// whenToStop gives one value when the server has to go.
func whenToStop(o options) <-chan string {
	reasons := make(chan string, 2)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() { reasons <- (<-signals).String() }()
	if o.dieWithParent {
		go func() {
			_, _ = io.Copy(io.Discard, os.Stdin)
			reasons <- "parent is gone"
		}()
	}
	return reasons
}

func run() error {
	o, err := readOptions()
	if err != nil {
		return err
	}
	stop := whenToStop(o)
	if err := lock(o.file); err != nil {
		return err
	}
	if err := prepare(o); err != nil {
		return fmt.Errorf("preparing %s: %w", o.file, err)
	}
	cfg := serverConfig(o)
	authorizer, err := authorization.GetAuthorizerFromConfig(&cfg.Global.Authorization)
	if err != nil {
		return err
	}
	server, err := temporal.NewServer(
		temporal.WithConfig(cfg),
		temporal.ForServices(temporal.DefaultServices),
		temporal.WithLogger(log.NewZapLogger(log.BuildZapLogger(log.Config{Stdout: false, Level: "error"}))),
		temporal.WithAuthorizer(authorizer),
		temporal.WithDynamicConfigClient(dynamicSettings()),
	)
	if err != nil {
		return err
	}
	if err := server.Start(); err != nil {
		return err
	}
	fmt.Println("ready", o.address())
	<-stop
	go func() {
		time.Sleep(stopGrace)
		os.Exit(0)
	}()
	return server.Stop()
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "temporal:", err)
		os.Exit(1)
	}
}
