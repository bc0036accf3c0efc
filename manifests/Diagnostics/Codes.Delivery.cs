namespace Infra.Diagnostics;

/// <content>Delivery: projects, applications and builds.</content>
public static partial class Codes
{
    public static readonly DiagnosticCode OneRepository = new("INF0649", "code and what runs are in one repository",
        "What a pipeline writes would start it again, for ever, and whoever may change the code could change what runs.");
    public static readonly DiagnosticCode OutsideProject = new("INF0641", "project does not allow it",
        "A project of Argo CD names the repositories and namespaces of its applications. One that takes from or goes to another is never synced.");
}
