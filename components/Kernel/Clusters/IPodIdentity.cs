namespace Infra.Components;

/// <summary>
/// How the pods of a cluster get short-lived cloud credentials by their service account, without any key. Which cloud, and what can be
/// granted there, is known to that cloud's components only: on AWS it is an <c>IAwsPodIdentity</c>.
/// </summary>
[Reference]
public interface IPodIdentity;
