namespace Infra.Components.Databases;

/// <summary>How many servers a database has, and what the loss of one does.</summary>
public abstract record PostgresInstances
{
    private PostgresInstances()
    {
    }

    internal int Count => this is Replicated replicated ? replicated.Instances : 1;

    /// <summary>One server. While it or its node is away there is no database.</summary>
    /// <param name="Reason">Why that is enough. It stands on the object.</param>
    public sealed record One(string Reason) : PostgresInstances, IChecked
    {
        void IChecked.Check(Problems problems) =>
            problems.AddIf(string.IsNullOrWhiteSpace(Reason), Codes.Empty, nameof(Reason), null, "a reason why one server is enough",
                "say what may stop when its node does");
    }

    /// <summary>A primary and standbys, of which one takes over when the primary is lost.</summary>
    public sealed record Replicated : PostgresInstances, IChecked
    {
        /// <summary>The servers, primary and standbys. Default: 3.</summary>
        [Range(1, 9)]
        public int Instances { get; init; } = 3;

        /// <summary>
        /// How many standbys confirm each commit before the application hears of it. Default: 0; what the last seconds wrote may be lost
        /// with the primary.
        /// </summary>
        [Range(0, 8)]
        public int Synchronous { get; init; }

        /// <summary>
        /// Whether commits go on when too few standbys are there to confirm them. Default: false; they wait, and nothing that was confirmed
        /// is ever lost.
        /// </summary>
        public bool AvailableFirst { get; init; }

        /// <summary>Whether no two servers may be on one node. Default: true.</summary>
        public bool OnOwnNodes { get; init; } = true;

        void IChecked.Check(Problems problems)
        {
            var count = Instances.ToString(CultureInfo.InvariantCulture);
            var standbys = Synchronous.ToString(CultureInfo.InvariantCulture);
            problems.AddIf(Instances < 2, Codes.NoFailover, nameof(Instances), count,
                "2 or more, so that there is a standby to take over", "add a standby, or say One with a reason");
            problems.AddIf(Instances >= 2 && Synchronous >= Instances, Codes.NoFailover, nameof(Synchronous), standbys,
                $"less than {problems.Name(nameof(Instances))}, which is {count}", "lower it, or add standbys");
            problems.AddIf(Synchronous > 0 && Synchronous < Instances && !AvailableFirst && Instances - 2 < Synchronous, Codes.NoFailover,
                nameof(Synchronous), standbys,
                $"at most {Math.Max(Instances - 2, 0)} of {count} servers: when the primary is lost, one standby "
                + "becomes the primary, and the others must still be enough to confirm commits",
                $"add a server, or set {problems.Name(nameof(AvailableFirst))}");
        }
    }
}
