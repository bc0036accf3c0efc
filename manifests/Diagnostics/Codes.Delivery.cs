namespace Infra.Diagnostics;

/// <content>Delivery: projects, applications and builds.</content>
public static partial class Codes
{
    public static readonly DiagnosticCode OutsideProject = new("INF0641", "project does not allow it",
        "A project of Argo CD names the repositories and namespaces of its applications. One that takes from or goes to another is never synced.");

    public static readonly DiagnosticCode SameRepository = new("INF0642", "build writes into what it builds",
        "Every push to a repository is built, and every build would be a push: builds without end. What runs is written down in a repository of its own.");

    public static readonly DiagnosticCode NodeDocker = new("INF0643", "Docker of the node is not let in",
        "Whoever may talk to the Docker of a node is root on it. It takes a reason, stated where Jenkins is, before a pipeline may ask for it.");
}
